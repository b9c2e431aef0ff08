// The methods that have all words in them, as one types; "/" leads to the field. Without it the
// form asks the server, which finds the same.

const WORDS_MAX = 10
const field = document.querySelector('#q')
const found = document.querySelector('#found')
const namespaces = document.querySelector('.namespaces')
const sections = [...document.querySelectorAll('section')]
const methods = [...document.querySelectorAll('.methods li')].map(item => ({
  item,
  text: [item.querySelector('a'), item.querySelector('p')]
    .map(each => each.textContent).join(' ').toLowerCase()
}))

const shown = () => methods.filter(({ item }) => !item.hidden)

const search = () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean).slice(0, WORDS_MAX)
  for (const { item, text } of methods) item.hidden = !words.every(word => text.includes(word))
  for (const section of sections) section.hidden = !section.querySelector('li:not([hidden])')
  if (namespaces) namespaces.hidden = words.length > 0
  const count = shown().length
  found.textContent = `${count} ${count === 1 ? 'method' : 'methods'}`
}

// What the server was asked for is all that there is in the page: other words ask it again.
const isWhole = !new URLSearchParams(location.search).get('q')
if (isWhole) {
  field.addEventListener('input', search)
  field.form.addEventListener('submit', event => {
    const [first, second] = shown()
    if (!first || second) return
    event.preventDefault()
    location.assign(first.item.querySelector('a').href)
  })
  if (field.value) search() // the browser has kept it from before
}

document.addEventListener('keydown', event => {
  const isTyping = event.target.closest('input, textarea, select')
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  field.focus()
})
