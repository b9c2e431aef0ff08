// A map of our own: the world's outlines, nothing from any other host, and on it points, a
// geometry, or what somebody picks by pointer or by keyboard (arrows move, Enter picks the middle).
//
//   const map = await drawMap(element, { points, geometry, pick })
//
// points    [{ latitude, longitude, title, href }], each a link if it has an href
// geometry  anything of GeoJSON, drawn and fitted to
// pick      a function of (latitude, longitude), called with texts as exact as the map shows
// The answer's mark(latitude, longitude) moves the pick's point, outline(geometry) draws another
// geometry, fit() shows all again, box() is what is in view: west, south, east, north.

import './leaflet/leaflet.js' // a script of before modules: it leaves window.L

const L = window.L
const SOURCE = 'Outlines: Flickr Shapes 2.0, CC0'
const ZOOM_MAX = 14 // a pixel is ten metres
const ZOOM_FIT = 4 // nearer, the outlines tell nobody where a point is
const EDGE = 85 // degrees; Mercator has no poles
const TILE = 256 // pixels of the whole world at zoom 0

const here = name => new URL(name, import.meta.url).href
const keep = make => { let kept; return () => (kept ??= make()) }

const styles = keep(() => Promise.all(['leaflet/leaflet.css', 'map.css'].map(name => {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: here(name) })
  return new Promise((resolve, reject) => {
    Object.assign(link, { onload: resolve, onerror: reject })
    document.head.prepend(link)
  })
})))

const world = keep(async () => (await fetch(here('world.json'))).json())

export async function drawMap (element, { points = [], geometry, pick } = {}) {
  const [outlines] = await Promise.all([world(), styles()])
  const map = empty(element, outlines)
  const marks = L.featureGroup(points.map(marker)).addTo(map)
  const shapes = L.geoJSON(geometry, { className: 'shape', interactive: false }).addTo(map)
  const chosen = L.layerGroup().addTo(map)

  const mark = (latitude, longitude) => {
    chosen.clearLayers()
    if (isPlace(latitude, longitude)) L.marker([latitude, longitude], picked()).addTo(chosen)
  }
  const fit = () => {
    const bounds = L.latLngBounds([])
    for (const layers of [marks, shapes]) bounds.extend(layers.getBounds())
    chosen.eachLayer(layer => bounds.extend(layer.getLatLng()))
    const maxZoom = shapes.getLayers().length ? ZOOM_MAX : ZOOM_FIT
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [28, 28], maxZoom, animate: false })
    else map.fitBounds([[-52, -150], [68, 165]], { animate: false })
  }
  const outline = shape => {
    shapes.clearLayers()
    if (shape) shapes.addData(shape)
  }
  if (pick) picks(map, element, mark, pick)
  fit()
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(element)
  return { mark, outline, fit, box: () => box(map) }
}

const empty = (element, outlines) => {
  const map = L.map(element, {
    attributionControl: false,
    maxBounds: [[-EDGE - 3, -200], [EDGE + 3, 200]],
    maxBoundsViscosity: 1,
    maxZoom: ZOOM_MAX,
    scrollWheelZoom: false, // who scrolls the page is not to be caught by a map
    zoomAnimation: false,
    zoomSnap: 0.25
  })
  L.geoJSON(outlines, {
    interactive: false,
    style: ({ properties }) => ({ className: properties.name, fillRule: 'nonzero' })
  }).addTo(map)
  L.control.attribution({ prefix: false }).addAttribution(SOURCE).addTo(map)
  L.control.scale({ imperial: false }).addTo(map)
  // At once, so that Enter chooses what the arrows have just led to.
  map.panBy = (offset, how) => L.Map.prototype.panBy.call(map, offset, { ...how, animate: false })
  return map
}

const marker = ({ latitude, longitude, title, href }) => {
  const dot = document.createElement(href ? 'a' : 'span')
  if (href) dot.href = href
  dot.title = dot.ariaLabel = title || ''
  if (!href) dot.role = 'img'
  const icon = L.divIcon({ className: 'point', html: dot, iconSize: [24, 24] })
  return L.marker([latitude, longitude], { icon, keyboard: false, interactive: Boolean(href) })
}

const picked = () => ({
  icon: L.divIcon({ className: 'point chosen', html: document.createElement('span'), iconSize: [24, 24] }),
  interactive: false,
  keyboard: false
})

const picks = (map, element, mark, pick) => {
  const take = where => {
    const { lat, lng } = where.wrap()
    const decimals = precision(map.getZoom())
    const place = [Math.max(-90, Math.min(90, lat)), lng].map(degrees => degrees.toFixed(decimals))
    mark(...place)
    pick(...place)
  }
  element.classList.add('picks')
  map.on('click', event => take(event.latlng))
  element.addEventListener('keydown', event => {
    if (event.target === element && event.key === 'Enter') take(map.getCenter())
  })
}

// As many decimals as a pixel is exact.
const precision = zoom =>
  Math.max(1, Math.min(6, Math.ceil(Math.log10(TILE * 2 ** zoom / 360))))

const isPlace = (...degrees) => degrees.every(each => each !== '' && Number.isFinite(Number(each)))

const box = map => {
  const seen = map.getBounds()
  const decimals = precision(map.getZoom())
  return [
    [seen.getWest(), 180], [seen.getSouth(), 90], [seen.getEast(), 180], [seen.getNorth(), 90]
  ].map(([degrees, most]) => Math.max(-most, Math.min(most, degrees)).toFixed(decimals))
}
