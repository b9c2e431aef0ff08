// npm's flickrapi, unmodified, which builds its methods from what flickr.reflection tells: three
// calls by it. It asks for Flickr's own address, and the server here stands before that as a proxy.

import { createRequire } from 'node:module'
import { promisify } from 'node:util'

const { base, folder, key, secret, token, tokenSecret, calls } = JSON.parse(process.argv[2])

const require = createRequire(import.meta.url)
const https = require('node:https')
const http = require('node:http')
const { port } = new URL(base)
// Its requests are made by this function of Node's: they go to the server here.
https.request = (options, then) => http.request({ ...options, agent: undefined, protocol: 'http:', host: '127.0.0.1', hostname: '127.0.0.1', port }, then)

const Flickr = require('flickrapi')
const say = console.log
console.log = () => {} // it tells its progress
process.chdir(folder) // where it keeps what it was told

const api = await promisify(Flickr.authenticate)({
  api_key: key,
  secret,
  access_token: token,
  access_token_secret: tokenSecret,
  progress: false
})

const named = name => name.split('.').slice(1).reduce((part, each) => part[each], api)
const answers = []
for (const [name, given] of calls) {
  answers.push(await promisify(named(name))(given).catch(error => ({ error: error.message })))
}
const { security, required, optional, errors } = api.photos.addTags.data
say(JSON.stringify({ answers, told: { security, required, optional, errors } }))
