import { join } from 'node:path'

import { startAt } from './load-parts.js'
import { expectMoment } from './short-run.js'

/** The start of the npm command. */
if (process.argv[2] !== 'lsp') expectMoment()
startAt('./command.cjs', join(__dirname, 'cli'))
