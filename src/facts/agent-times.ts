/** How long an agent of Pacemaker may take, and how often it looks. */
export interface AgentTimes {
  readonly start: string
  readonly stop: string
  readonly monitor: string
  readonly interval: string
}

const usual: AgentTimes = { start: '60s', stop: '60s', monitor: '40s', interval: '30s' }

/** What agents ask for in their meta-data (resource-agents 4.12), where that is longer or more often than usual. */
const times: Readonly<Record<string, Partial<AgentTimes>>> = {
  Filesystem: { interval: '20s' },
  IPaddr2: { interval: '10s' },
  'LVM-activate': { start: '90s', stop: '90s', monitor: '90s' },
  SAPDatabase: { start: '1800s', stop: '1800s', monitor: '60s', interval: '120s' },
  SAPInstance: { start: '180s', stop: '240s', monitor: '60s', interval: '120s' },
  VirtualDomain: { start: '120s', stop: '180s' },
  db2: { start: '120s', stop: '120s', monitor: '60s', interval: '20s' },
  exportfs: { stop: '120s' },
  mysql: { start: '120s', stop: '120s', interval: '20s' },
  oracle: { start: '120s', stop: '120s', interval: '120s' },
  oralsnr: { start: '120s', stop: '120s', interval: '10s' },
  pgsql: { start: '120s', stop: '120s' },
}

/** Gives the times of an agent by its name without class and provider; a minute where its meta-data ask for less or are not known. */
export function agentTimes(type: string): AgentTimes {
  return { ...usual, ...(Object.hasOwn(times, type) ? times[type] : {}) }
}
