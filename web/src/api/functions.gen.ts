// Written by `mentalspace catalogue --typescript`. Do not edit: change the function in Rust and write it again.

export interface Functions {
  'health-check': {
    input: Record<string, never>;
    output: { status: string; database: string; timestamp: string };
    effect: 'read';
    roles: 'anyone';
  };
}
