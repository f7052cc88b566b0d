import { join } from 'node:path'

import { startAt } from './load-parts.js'

/** The start of the npm command. */
startAt('./command.cjs', join(__dirname, 'cli'))
