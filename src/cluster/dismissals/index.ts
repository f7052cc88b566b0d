import { crcOnSerialLines } from './crc-on-serial-lines.js'
import { devicesOfOthers } from './devices-of-others.js'
import type { Dismiss } from './dismissal.js'
import { endlessWaitsOfHosts } from './endless-waits.js'
import { lonelyHosts } from './lonely-hosts.js'
import { lostNodes } from './lost-nodes.js'
import { lostTieBreakers } from './lost-tie-breakers.js'
import { migratedGuests } from './migrated-guests.js'
import { misspeltNodes } from './misspelt-nodes.js'
import { nodeNamesInTwoForms } from './node-names-in-two-forms.js'
import { nodesWithDomains } from './nodes-with-domains.js'
import { policiesOfPromoters } from './policies-of-promoters.js'
import { unknownOwners } from './unknown-owners.js'

/** All that the files of a host together say against findings of single ones. */
export const dismissals: readonly Dismiss[] = [crcOnSerialLines, devicesOfOthers, endlessWaitsOfHosts, lonelyHosts, lostNodes, lostTieBreakers, migratedGuests, misspeltNodes, nodeNamesInTwoForms, nodesWithDomains, policiesOfPromoters, unknownOwners]
