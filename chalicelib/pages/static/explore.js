// The explorer's form: its address says what is filled in, texts are copied, and permission is
// asked for in a small window. Without it the form works as well.

const form = document.querySelector('#call')
const link = document.querySelector('#link')
const said = document.querySelector('#said')
const WINDOW = 'popup,width=480,height=680'

// What is filled in goes into the address, but for secrets: addresses are kept and handed on.
const address = () => {
  const told = [...form.elements].filter(each => each.name && each.value && isTold(each))
  const query = new URLSearchParams(told.map(each => [each.name, each.value])).toString()
  return link.pathname + (query && `?${query}`)
}

const isTold = field =>
  field.matches('input:not([type=hidden], [type=file], [data-secret]), textarea, select') &&
  !(field.name === 'format' && field.value === 'rest') &&
  !(field.name === 'sign' && field.value === form.dataset.usual)

const show = () => {
  link.href = address()
  history.replaceState(null, '', link.pathname + link.search + location.hash)
}

form.addEventListener('change', show)
show()

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', () => copy(button))
}

async function copy (button) {
  const text = document.getElementById(button.dataset.copy)
  try {
    await navigator.clipboard.writeText(text.textContent)
    said.textContent = button.textContent = 'Copied'
  } catch {
    getSelection().selectAllChildren(text) // where the clipboard is closed: to be copied by hand
    said.textContent = 'Selected: copy it by hand'
  }
}

document.querySelector('[data-allow]')?.addEventListener('click', event => {
  const otherwise = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  const small = !otherwise && window.open(`${event.target.href}&small=1`, 'pushr-allow', WINDOW)
  if (small) event.preventDefault()
})

new BroadcastChannel('pushr-explorer').addEventListener('message', ({ data }) => {
  const asked = document.querySelector('#permission')
  if (!asked || !data.allowed) return
  asked.hidden = true
  document.querySelector('#allowed').hidden = false
  form.querySelector('.yes').focus()
})

if (document.querySelector('[data-pick], #positions-map')) import('./places.js')
