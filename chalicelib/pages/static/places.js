// Places in the explorer: picked on a map for the form's fields, and shown beside an answer.

const form = document.querySelector('#call')
const said = document.querySelector('#said')
const draw = async (...how) => (await import('./map.js')).drawMap(...how)

// What a map chooses is filled in as if it had been typed.
const fill = texts => {
  for (const [name, text] of Object.entries(texts)) form.elements[name].value = text
  form.dispatchEvent(new Event('change'))
  said.textContent = `Filled in: ${Object.values(texts).join(', ')}`
}

const point = async element => {
  const { lat, lon } = form.elements
  const map = await draw(element, { pick: (latitude, longitude) => fill({ lat: latitude, lon: longitude }) })
  const show = () => map.mark(lat.value, lon.value)
  for (const field of [lat, lon]) field.addEventListener('input', show)
  show()
  map.fit()
}

const box = async (element, place) => {
  const map = await draw(element)
  const show = () => map.outline(rectangle(form.elements.bbox.value.split(',')))
  place.querySelector('[data-box]').addEventListener('click', () => {
    fill({ bbox: map.box().join(',') })
    show()
  })
  form.elements.bbox.addEventListener('input', show)
  show()
  map.fit()
}

const rectangle = texts => {
  const [west, south, east, north] = texts.map(text => Number.parseFloat(text))
  if (!Number.isFinite(west + south + east + north)) return undefined
  const corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
  return { type: 'Polygon', coordinates: [corners] }
}

for (const place of document.querySelectorAll('[data-pick]')) {
  let isDrawn = false
  const open = () => {
    if (!place.open || isDrawn) return
    isDrawn = true
    const pick = { point, box }[place.dataset.pick]
    pick(place.querySelector('.map'), place)
  }
  place.hidden = false
  place.addEventListener('toggle', open)
  open()
}

const shown = document.querySelector('#positions-map')
if (shown) {
  const points = [...document.querySelectorAll('.positions li')].map(item => ({
    latitude: item.dataset.latitude,
    longitude: item.dataset.longitude,
    title: item.firstElementChild.textContent,
    href: item.firstElementChild.href
  }))
  shown.hidden = false
  draw(shown, { points })
}
