import { useEffect, useState } from 'react';
import { get } from './http.ts';

/** What signing in offers here, beside a password and the code of an authenticator app. */
export interface Offers {
  passkeys: boolean;
  recovery_codes: boolean;
  trusted_devices: boolean;
  /** Passwords are kept here, and not by a provider of the practice's own. */
  own_passwords: boolean;
  /** A second factor can be removed here. */
  own_factors: boolean;
}

const everything: Offers = {
  passkeys: true,
  recovery_codes: true,
  trusted_devices: true,
  own_passwords: true,
  own_factors: true,
};

/**
 * What the server offers; nothing until it has answered, so that no button is shown that leads to a refusal. Should the
 * question itself fail, all is shown: a way in that is there must not be hidden by a bad line.
 */
export function useOffers(): Offers | null {
  const [offers, setOffers] = useState<Offers | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    get('/auth/v1/session/offers', leaving.signal).then(
      (answer) => setOffers(answer as Offers),
      () => leaving.signal.aborted || setOffers(everything),
    );
    return () => leaving.abort();
  }, []);
  return offers;
}
