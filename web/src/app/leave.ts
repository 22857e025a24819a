/** Leaves for the sign-in page. The way back is kept; what the page showed is dropped with it. */
export function leaveForSignIn(): void {
  const back = `${window.location.pathname}${window.location.search}`;
  window.location.assign(back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`);
}
