import type { ReactNode } from 'react';
import { Section } from '../../ui/PageHeader.tsx';

export function Sample({ title, children }: { title: string; children: ReactNode }) {
  return <Section title={title}>{children}</Section>;
}
