/*
 * Some writes ask the person to prove again who they are. The call waits while the app asks, and is sent once more
 * with the same input; nobody has to press the button twice.
 */

type Prompt = () => Promise<boolean>;

let ask: Prompt | null = null;

/** The staff app says here how it asks. Returns how to stop. */
export function answerConfirmations(prompt: Prompt): () => void {
  ask = prompt;
  return () => {
    if (ask === prompt) ask = null;
  };
}

/** Resolves to whether the person proved who they are. */
export async function confirmIdentity(): Promise<boolean> {
  return ask ? ask() : false;
}
