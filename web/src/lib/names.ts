/** The name a client goes by: the chosen first name where there is one. */
export function clientName(client: { first_name: string; last_name: string; chosen_name?: string | null }): string {
  return `${client.chosen_name ?? client.first_name} ${client.last_name}`;
}

/** A client's chart, or a part of it. */
export function chartPath(id: string, tab?: string): string {
  return tab ? `/clients/${id}/${tab}` : `/clients/${id}`;
}
