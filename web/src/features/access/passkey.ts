import { CallFailure } from '../../api/failure.ts';
import { access, type Step } from './api.ts';

export function passkeysPossible(): boolean {
  return typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function';
}

/** Asks the device for a passkey. Resolves to nothing when the person closed the device's question. */
export async function signInWithPasskey(): Promise<Step | undefined> {
  const challenge = await access.passkeyStart();
  const options = 'publicKey' in challenge ? challenge.publicKey : challenge;
  let credential: Credential | null;
  try {
    credential = await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') return undefined;
    throw new CallFailure({
      code: 'passkey',
      status: 0,
      message: 'This device could not use a passkey here. Sign in with your password instead.',
    });
  }
  if (!(credential instanceof PublicKeyCredential)) return undefined;
  return access.passkeyFinish(credential.toJSON());
}
