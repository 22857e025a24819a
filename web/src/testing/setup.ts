import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

/** How long a screen may take to show something, in milliseconds. A busy machine is slow and not wrong. */
const patience = 10_000;

configure({ asyncUtilTimeout: patience });
afterEach(cleanup);
