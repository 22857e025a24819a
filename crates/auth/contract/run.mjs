// Drives the unmodified @supabase/supabase-js against our sign-in service and functions:
//   node run.mjs <demo.json>
// The server must run with AUTH_OPEN_SIGN_UP=true and AUTH_CONFIRM_EMAIL=false for the sign-up story.

import { strict as assert } from 'node:assert'
import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createClient } from '@supabase/supabase-js'

const sheet = JSON.parse(readFileSync(process.argv[2] ?? 'demo.json', 'utf8'))
// Older Node has no WebSocket; nothing here opens one.
const transport = globalThis.WebSocket ?? class {}
const options = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }, realtime: { transport } }
const client = () => createClient(sheet.base_url, sheet.anon_key, options)
const admin = createClient(sheet.base_url, sheet.service_key, options)
const PASSWORD = 'copper walnut meridian'
const NEW_PASSWORD = 'quiet marble orchard'
const address = (who) => `${who}.${randomUUID().slice(0, 8)}@example.test`

function base32(text) {
  let bits = ''
  for (const c of text.replace(/=+$/, '')) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => parseInt(b, 2)))
}

function totp(secret, at = Date.now()) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30000)))
  const tag = createHmac('sha1', base32(secret)).update(counter).digest()
  const offset = tag[tag.length - 1] & 15
  return String((tag.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The data of an answer; an error ends the story. */
function ok({ data, error }) {
  assert.equal(error, null, error && `${error.name} ${error.code}: ${error.message}`)
  return data
}

function refused({ error }, code) {
  assert.ok(error, `expected ${code}`)
  assert.equal(error.code, code)
}

const stories = {
  async 'settings and health answer'() {
    const answer = await fetch(`${sheet.base_url}/auth/v1/settings`, { headers: { apikey: sheet.anon_key } })
    assert.equal(answer.status, 200)
    assert.equal((await answer.json()).external.email, true)
    assert.equal((await fetch(`${sheet.base_url}/auth/v1/health`)).status, 200)
  },

  async 'sign up, sign in, refresh, change data and password, sign out'() {
    const supabase = client()
    const email = address('visitor')
    const made = ok(await supabase.auth.signUp({ email, password: PASSWORD, options: { data: { nickname: 'Vi' } } }))
    assert.equal(made.user.email, email)
    assert.ok(made.session.access_token)
    refused(await client().auth.signUp({ email, password: PASSWORD }), 'user_already_exists')
    refused(await client().auth.signUp({ email: address('weak'), password: 'short' }), 'weak_password')
    refused(await client().auth.signInWithPassword({ email, password: 'wrong wrong wrong' }), 'invalid_credentials')

    const session = ok(await supabase.auth.signInWithPassword({ email, password: PASSWORD })).session
    const { claims, header } = ok(await supabase.auth.getClaims())
    assert.equal(header.alg, 'ES256')
    assert.equal(claims.email, email)
    assert.equal(claims.aal, 'aal1')
    const refreshed = ok(await supabase.auth.refreshSession()).session
    assert.notEqual(refreshed.refresh_token, session.refresh_token)
    assert.equal(ok(await supabase.auth.getUser()).user.user_metadata.nickname, 'Vi')

    assert.equal(ok(await supabase.auth.updateUser({ data: { nickname: 'Viola' } })).user.user_metadata.nickname, 'Viola')
    refused(await supabase.auth.updateUser({ password: PASSWORD }), 'same_password')
    ok(await supabase.auth.updateUser({ password: NEW_PASSWORD }))
    ok(await client().auth.signInWithPassword({ email, password: NEW_PASSWORD }))
    assert.equal((await supabase.auth.signOut()).error, null)
    const dead = await fetch(`${sheet.base_url}/auth/v1/user`, { headers: { authorization: `Bearer ${refreshed.access_token}` } })
    assert.equal(dead.status, 403)
  },

  async 'twenty tabs refresh one token and agree'() {
    const supabase = client()
    const session = ok(await supabase.auth.signUp({ email: address('tabs'), password: PASSWORD })).session
    const tabs = Array.from({ length: 20 }, () => client().auth.refreshSession({ refresh_token: session.refresh_token }))
    const tokens = (await Promise.all(tabs)).map((answer) => ok(answer).session.refresh_token)
    assert.equal(new Set(tokens).size, 1)
  },

  async 'recovery by a link, by its code and by following it'() {
    const email = address('forgetful')
    ok(await client().auth.signUp({ email, password: PASSWORD }))
    ok(await client().auth.resetPasswordForEmail(email))
    ok(await client().auth.resetPasswordForEmail(address('nobody')))

    const link = ok(await admin.auth.admin.generateLink({ type: 'recovery', email }))
    const supabase = client()
    const verified = ok(await supabase.auth.verifyOtp({ type: 'recovery', token_hash: link.properties.hashed_token }))
    assert.equal(verified.user.email, email)
    ok(await supabase.auth.updateUser({ password: NEW_PASSWORD }))
    ok(await client().auth.signInWithPassword({ email, password: NEW_PASSWORD }))
    refused(await client().auth.verifyOtp({ type: 'recovery', token_hash: link.properties.hashed_token }), 'otp_expired')

    const code = ok(await admin.auth.admin.generateLink({ type: 'magiclink', email }))
    refused(await client().auth.verifyOtp({ type: 'email', email, token: '000000' }), 'otp_expired')
    ok(await client().auth.verifyOtp({ type: 'email', email, token: code.properties.email_otp }))

    const followed = ok(await admin.auth.admin.generateLink({ type: 'magiclink', email }))
    const answer = await fetch(followed.properties.action_link, { redirect: 'manual' })
    assert.equal(answer.status, 303)
    const hash = new URLSearchParams(new URL(answer.headers.get('location')).hash.slice(1))
    assert.equal(hash.get('token_type'), 'bearer')
    ok(await client().auth.setSession({ access_token: hash.get('access_token'), refresh_token: hash.get('refresh_token') }))
    const exchange = await fetch(`${sheet.base_url}/auth/v1/token?grant_type=pkce`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', apikey: sheet.anon_key },
      body: JSON.stringify({ auth_code: 'no-such-code', code_verifier: 'x'.repeat(43) }),
    })
    assert.equal(exchange.status, 404)
    assert.equal((await exchange.json()).error_code, 'flow_state_not_found')
  },

  async 'a second factor raises the session to aal2'() {
    const supabase = client()
    const email = address('careful')
    ok(await supabase.auth.signUp({ email, password: PASSWORD }))
    const factor = ok(await supabase.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'phone' }))
    assert.ok(factor.totp.qr_code.startsWith('data:image/svg+xml'))
    const challenge = ok(await supabase.auth.mfa.challenge({ factorId: factor.id }))
    refused(await supabase.auth.mfa.verify({ factorId: factor.id, challengeId: challenge.id, code: '000000' }), 'mfa_verification_failed')
    ok(await supabase.auth.mfa.challengeAndVerify({ factorId: factor.id, code: totp(factor.totp.secret) }))
    assert.deepEqual(
      Object.values(ok(await supabase.auth.mfa.getAuthenticatorAssuranceLevel())).slice(0, 2),
      ['aal2', 'aal2'],
    )
    assert.equal(ok(await supabase.auth.mfa.listFactors()).totp.length, 1)

    const again = client()
    ok(await again.auth.signInWithPassword({ email, password: PASSWORD }))
    const level = ok(await again.auth.mfa.getAuthenticatorAssuranceLevel())
    assert.equal(level.currentLevel, 'aal1')
    assert.equal(level.nextLevel, 'aal2')
    refused(await again.auth.updateUser({ password: NEW_PASSWORD }), 'insufficient_aal')
    refused(await again.auth.mfa.challengeAndVerify({ factorId: factor.id, code: totp(factor.totp.secret) }), 'mfa_verification_failed')
    refused(await again.auth.mfa.unenroll({ factorId: factor.id }), 'insufficient_aal')
    ok(await supabase.auth.mfa.unenroll({ factorId: factor.id }))
  },

  async 'the system manages users'() {
    const email = address('managed')
    const { user } = ok(await admin.auth.admin.createUser({ email, password: PASSWORD, email_confirm: true, app_metadata: { plan: 'x' } }))
    assert.equal(user.app_metadata.plan, 'x')
    refused(await admin.auth.admin.createUser({ email, password: PASSWORD }), 'email_exists')
    assert.equal(ok(await admin.auth.admin.getUserById(user.id)).user.email, email)
    const { users, total } = ok(await admin.auth.admin.listUsers({ page: 1, perPage: 2 }))
    assert.equal(users.length, 2)
    assert.ok(total > 2)
    const signedIn = client()
    ok(await signedIn.auth.signInWithPassword({ email, password: PASSWORD }))
    ok(await admin.auth.admin.updateUserById(user.id, { ban_duration: '24h' }))
    refused(await client().auth.signInWithPassword({ email, password: PASSWORD }), 'user_banned')
    assert.ok((await signedIn.auth.getUser()).error, 'a disabled account has no session')
    ok(await admin.auth.admin.updateUserById(user.id, { ban_duration: 'none' }))
    ok(await client().auth.signInWithPassword({ email, password: PASSWORD }))
    assert.equal(ok(await admin.auth.admin.inviteUserByEmail(address('guest'))).user.email_confirmed_at, undefined)
    ok(await admin.auth.admin.deleteUser(user.id))
    refused(await client().auth.signInWithPassword({ email, password: PASSWORD }), 'invalid_credentials')
    refused(await admin.auth.admin.getUserById(user.id), 'user_not_found')
    refused(await client().auth.admin.listUsers(), 'not_admin')
  },

  async 'staff sign in with password and code, and call functions'() {
    const person = sheet.sign_ins.find((person) => person.role === 'administrator')
    const supabase = client()
    ok(await supabase.auth.signInWithPassword({ email: person.email, password: person.password }))
    const early = await supabase.functions.invoke('get-users', { body: {} })
    assert.equal(early.error.context.status, 403, 'not before the second factor')
    assert.equal((await early.error.context.json()).error.code, 'second_factor_required')
    const [factor] = ok(await supabase.auth.mfa.listFactors()).totp
    const raised = await supabase.auth.mfa.challengeAndVerify({ factorId: factor.id, code: totp(person.totp_secret) })
    if (raised.error) {
      // The code of this half minute was used already (a second run): the next one is good in the window.
      ok(await supabase.auth.mfa.challengeAndVerify({ factorId: factor.id, code: totp(person.totp_secret, Date.now() + 30000) }))
    }
    const me = ok(await supabase.functions.invoke('get-me', { body: {} }))
    assert.equal(me.profile_id ?? me.id, person.profile_id)
    const staff = ok(await supabase.functions.invoke('get-users', { body: { limit: 5 } }))
    assert.ok(Array.isArray(staff) && staff.length > 0)
    const attempts = ok(await supabase.functions.invoke('get-login-attempts', { body: {} }))
    assert.ok(attempts.some((attempt) => attempt.user_id === person.profile_id && attempt.succeeded))
    assert.equal((await supabase.auth.signOut()).error, null)
    const gone = await supabase.functions.invoke('get-users', { body: {} })
    assert.equal(gone.error.context.status, 401)
  },
}

let failed = 0
for (const [name, story] of Object.entries(stories)) {
  try {
    await story()
    console.log(`ok    ${name}`)
  } catch (error) {
    failed += 1
    console.log(`FAILED ${name}\n${error.stack}`)
  }
}
console.log(failed === 0 ? 'all stories hold' : `${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
