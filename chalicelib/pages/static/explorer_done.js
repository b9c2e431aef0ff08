// The small window in which somebody was asked what the explorer may do: it tells the page, and ends.

const allowed = 'allowed' in document.querySelector('#done').dataset
const page = new BroadcastChannel('pushr-explorer')
page.postMessage({ allowed })
page.close()
window.close()
