import { CallFailure } from './failure.ts';
import { post } from './http.ts';

/*
 * Passkeys (Web Authentication). Each ceremony is two calls: the server says what to ask, the person's device answers,
 * the answer goes back. What crosses the wire is bytes in base64url; the browser wants and gives buffers.
 */

/** Whether this browser can use passkeys here: on a secure page, at an address that is a name. */
export function passkeysWork(): boolean {
  const isNumber = /^[\d.]+$|^\[/.test(window.location.hostname);
  return window.isSecureContext && 'PublicKeyCredential' in window && !isNumber;
}

interface Begun {
  challenge_id: string;
  public_key: Record<string, unknown>;
}

/** Lets the person show a passkey at one of the doors of `/auth/v1/session`; what the server answers to it. */
export async function showPasskey(door: string): Promise<unknown> {
  const begun = (await post(`/auth/v1/session/${door}/options`, {})) as Begun;
  const asked = begun.public_key as { allowCredentials: Descriptor[]; challenge: string };
  const credential = await byDevice(() =>
    navigator.credentials.get({
      publicKey: {
        ...asked,
        challenge: bytes(asked.challenge),
        allowCredentials: asked.allowCredentials.map(descriptor),
      },
    }),
  );
  const response = credential.response as AuthenticatorAssertionResponse;
  return post(`/auth/v1/session/${door}`, {
    challenge_id: begun.challenge_id,
    credential: {
      ...named(credential),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      },
    },
  });
}

/** Makes a passkey for the person who is signed in. */
export async function makePasskey(name: string): Promise<{ next: string; recovery_codes: string[] }> {
  const begun = (await post('/auth/v1/session/enroll/passkey', {})) as Begun;
  const asked = begun.public_key as unknown as PublicKeyCredentialCreationOptions & {
    challenge: string;
    user: { id: string };
    excludeCredentials: Descriptor[];
  };
  const credential = await byDevice(() =>
    navigator.credentials.create({
      publicKey: {
        ...asked,
        challenge: bytes(asked.challenge),
        user: { ...asked.user, id: bytes(asked.user.id) },
        excludeCredentials: asked.excludeCredentials.map(descriptor),
      },
    }),
  );
  const response = credential.response as AuthenticatorAttestationResponse;
  const answer = await post('/auth/v1/session/enroll/passkey/verify', {
    challenge_id: begun.challenge_id,
    friendly_name: name,
    credential: {
      ...named(credential),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        attestationObject: text(response.attestationObject),
        transports: response.getTransports?.() ?? [],
      },
    },
  });
  return answer as { next: string; recovery_codes: string[] };
}

interface Descriptor {
  type: 'public-key';
  id: string;
  transports: AuthenticatorTransport[];
}

const descriptor = ({ id, ...rest }: Descriptor) => ({ ...rest, id: bytes(id) });

const named = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
});

/** What goes wrong on the device, in words a person can act on. Browsers do not say why somebody was not verified. */
async function byDevice(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const failed = (message: string) => new CallFailure({ code: 'passkey', message, status: 0 });
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'InvalidStateError') throw failed('This device has a passkey for your account already.');
    if (name !== 'NotAllowedError' && name !== 'AbortError') {
      throw failed('This browser cannot use a passkey here. Choose another way.');
    }
  }
  throw failed('No passkey was used. Try again, or choose another way.');
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
