export function BackToSignIn() {
  return (
    <a
      href="/sign-in"
      className="inline-flex min-h-11 items-center self-start text-base font-medium text-accent underline-offset-4 hover:underline"
    >
      Back to sign in
    </a>
  );
}
