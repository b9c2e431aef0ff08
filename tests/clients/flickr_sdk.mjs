// One call by the official flickr-sdk, unmodified but for its addresses: JSON in, JSON out.

import { createFlickr, FetchTransport, OAuthAuth } from 'flickr-sdk'

const { base, key, secret, token, tokenSecret, call } = JSON.parse(process.argv[2])

const here = url => url.replace(/^https:\/\/(api|up|www)\.flickr\.com/, base)

class Transport extends FetchTransport {
  get (url, params) { return super.get(here(url), params) }
  post (url, params) { return super.post(here(url), params) }
}

class Auth extends OAuthAuth {
  sign (verb, url, params) { return super.sign(verb, here(url), params) }
}

const sdk = createFlickr(new Auth(key, secret, token, tokenSecret), new Transport())

try {
  const [service, ...given] = call
  const [part, step] = service.split('.') // oauth.request, oauth.authorizeUrl, oauth.verify
  const answer = await (step ? sdk[part][step](...given) : sdk[part](...given))
  console.log(JSON.stringify({ answer: step === 'authorizeUrl' ? here(answer) : answer }))
} catch (error) {
  console.log(JSON.stringify({ error: error.message }))
}
