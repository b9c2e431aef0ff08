// Signing in from any page of this service's address, without leaving the page.
//
//   import { signIn } from "/static/signin.js"
//   button.addEventListener("click", () => signIn({ then: who => greet(who.username) }))
//
// signIn opens a small window for signing in or signing up, waits until somebody has, closes the
// window, and answers who it is: { nsid, username }. It has to be called in the handler of a click,
// before anything is waited for: browsers let no other window open. Its promise is of the same
// answer, or of null when it came to nothing: nobody signed in for ten minutes, signIn was called
// again (which begins anew in the same window), or the browser opens no windows at all. Nothing
// hangs on the window: who closes it may click again.
//
// Without script of one's own:
//
//   <script type="module" src="/static/signin.js"></script>
//   <a href="/signin?to=/here" data-sign-in>Sign in</a>
//
// A click on it does the same; then the element gets the event "signed-in", whose detail is who it
// is, and the page is loaded again unless a listener prevents that (event.preventDefault()). Where
// there are no scripts or no windows the link leads to the whole page, and back.
//
// What is watched is the cookie pushr_signed_in, which changes when somebody signs in or out and
// says nothing else; not the window, since a provider that somebody signs in by may cut it off.

const EVERY_MS = 300
const MOST_MS = 10 * 60 * 1000
const WINDOW = 'popup,width=480,height=680'

const address = path => new URL(`../signin/${path}`, import.meta.url)
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const seen = () => document.cookie.match(/(?:^|; )pushr_signed_in=([^;]*)/)?.[1] ?? ''

let calls = 0

export async function signIn ({ then = () => {} } = {}) {
  const small = open()
  const who = small && await come()
  if (who) {
    small.close()
    then(who)
  }
  return who
}

function open () {
  const small = window.open(address('small'), 'pushr-sign-in', WINDOW)
  small?.focus()
  return small
}

async function come () {
  const call = ++calls
  let asked = ''
  for (const end = Date.now() + MOST_MS; Date.now() < end; await pause(EVERY_MS)) {
    if (call !== calls) return null
    const now = seen()
    if (now === asked) continue
    const who = now && await ask()
    if (call !== calls) return null
    if (who) return who
    if (who !== undefined) asked = now
  }
  return null
}

// Who is signed in, or null; undefined if that could not be found out, and is to be asked again.
const ask = () => fetch(address('who'), { cache: 'no-store' })
  .then(answer => answer.ok ? answer.json() : undefined)
  .catch(() => undefined)

document.addEventListener('click', async event => {
  const pressed = event.target.closest?.('[data-sign-in]')
  const otherwise = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (!pressed || otherwise || event.defaultPrevented) return
  const small = open()
  if (!small) return
  event.preventDefault()
  const who = await come()
  if (!who) return
  small.close()
  const told = new CustomEvent('signed-in', { detail: who, bubbles: true, cancelable: true })
  if (pressed.dispatchEvent(told)) location.replace(location.href.split('#')[0])
})
