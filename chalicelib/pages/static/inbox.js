// An inbox: what arrives is shown as it does. Without this one looks again by hand.

const list = document.querySelector('#arrivals')
const state = document.querySelector('#state')
const minutes = document.querySelector('#minutes')
const EVERY_MS = 1000
const AFTER_TROUBLE_MS = 5000
const MOST = 100
let seen = list.dataset.seen
let next = 0
let isLooking = false
let isOver = false

async function look () {
  if (isLooking || isOver || document.hidden) return // whoever comes back to the page looks at once
  isLooking = true
  clearTimeout(next)
  next = setTimeout(look, await news())
  isLooking = false
}

// Shows what is new; answers when to look again.
async function news () {
  try {
    const answer = await fetch(`${list.dataset.news}?after=${seen}`, { cache: 'no-store' })
    if (!answer.ok) throw new Error(answer.status)
    show(await answer.json())
    return EVERY_MS
  } catch {
    say('It cannot be reached. Trying again…')
    return AFTER_TROUBLE_MS
  }
}

function show (news) {
  isOver = !news.open
  if (isOver) return say('The inbox is closed, or its hour is over: nothing more arrives.')
  const part = document.createElement('template')
  part.innerHTML = news.arrivals
  for (const arrival of [...part.content.children].reverse()) {
    if (!document.getElementById(arrival.id)) list.prepend(arrival)
  }
  while (list.children.length > MOST) list.lastElementChild.remove()
  seen = news.seen
  minutes.textContent = news.minutes
  say(news.state)
}

// The same words again would be read aloud again.
const say = words => { if (state.textContent !== words) state.textContent = words }

document.querySelector('#again').hidden = true
document.addEventListener('visibilitychange', look)
next = setTimeout(look, EVERY_MS)
