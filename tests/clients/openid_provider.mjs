// A certified provider of OpenID Connect (oidc-provider), which believes whoever signs in.

import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import Provider from 'oidc-provider'

const { port, redirect, alg, jwks } = JSON.parse(process.argv[2])

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'pushr-tests',
    redirect_uris: [redirect],
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: alg
  }],
  jwks,
  cookies: { keys: ['tests'] },
  claims: { profile: ['preferred_username'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/login/${uid}` },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub }) }),
  async loadExistingGrant ({ oidc }) { // consent is not what is tested here
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
    grant.addOIDCScope('openid profile')
    await grant.save()
    return grant
  }
})

const FORM = `<!doctype html><title>Provider</title><h1>Provider</h1>
<form method="post">
  <label>Name <input name="name"></label>
  <button name="answer" value="yes">Sign in over here</button>
  <button name="answer" value="no">No</button>
</form>`

async function login (request, response) {
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html')
    return response.end(FORM)
  }
  const form = new URLSearchParams(await text(request))
  const agreed = form.get('answer') === 'yes'
  const result = agreed ? { login: { accountId: form.get('name') } } : { error: 'access_denied' }
  return provider.interactionFinished(request, response, result)
}

const serve = provider.callback()
createServer((request, response) => {
  return request.url.startsWith('/login/') ? login(request, response) : serve(request, response)
}).listen(port, '127.0.0.1')
