#!/usr/bin/env node
import { main } from './main.js'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe, such as head, has seen enough.
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

process.exitCode = await main(process.argv.slice(2))
