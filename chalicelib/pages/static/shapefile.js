// The outline of a place on a map. Without it there are its facts, and the file.

import { drawMap } from './map.js'

const TURN = 360
const EAST_MAX = 200 // degrees: as far as the map goes beyond 180

const element = document.querySelector('#map')
const said = document.querySelector('#said')

// What lies on both sides of the antimeridian is drawn on one, if the map is wide enough.
const together = geometry => {
  const [west, , east] = geometry.bbox
  if (west <= east || east + TURN > EAST_MAX) return geometry
  const moved = ([longitude, latitude]) => [longitude < west ? longitude + TURN : longitude, latitude]
  const deep = part => (typeof part[0] === 'number' ? moved(part) : part.map(deep))
  return { ...geometry, coordinates: deep(geometry.coordinates) }
}

try {
  const answer = await fetch(element.dataset.shape)
  if (!answer.ok) throw new Error(`${answer.status}`)
  const { geometry } = await answer.json()
  element.hidden = false
  await drawMap(element, { geometry: together(geometry) })
} catch (error) {
  element.hidden = true
  said.textContent = `The map cannot be drawn (${error.message}).`
}
