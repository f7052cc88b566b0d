import { clientInjections } from './clients.js'
import { fencingInjections } from './fencing.js'
import { fileInjections } from './files.js'
import { hostInjections } from './hosts.js'
import type { Injection } from './injection.js'
import { keyInjections } from './keys.js'
import { nameInjections } from './names.js'
import { networkInjections } from './network.js'
import { orderInjections } from './order.js'
import { pacemakerInjections } from './pacemaker.js'
import { promoterInjections } from './promoters.js'
import { resourceInjections } from './resources.js'
import { storageInjections } from './storage.js'
import { timeInjections } from './times.js'

/** Every way to drift, theme by theme. */
export const injections: readonly Injection[] = [
  ...nameInjections,
  ...networkInjections,
  ...keyInjections,
  ...storageInjections,
  ...resourceInjections,
  ...promoterInjections,
  ...pacemakerInjections,
  // Told of Pacemaker as of any other.
  ...storageInjections.filter(({ check }) => check === 'DEV-11').map(injection => ({ ...injection, check: 'DPC-29' })),
  ...timeInjections,
  ...orderInjections,
  ...fencingInjections,
  ...clientInjections,
  ...fileInjections,
  ...hostInjections,
]
