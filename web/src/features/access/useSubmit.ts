import { useState } from 'react';
import { asFailure, type CallFailure } from '../../api/failure.ts';

/** One action at a time, its failure, and whether it is running. */
export function useSubmit() {
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<CallFailure | null>(null);

  async function submit(action: () => Promise<void>) {
    if (loading) return;
    setLoading(true);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      setProblem(asFailure(error));
    } finally {
      setLoading(false);
    }
  }
  return { loading, problem, submit, clear: () => setProblem(null) };
}
