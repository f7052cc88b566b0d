#!/usr/bin/env node
import { main } from './main.js'

process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

process.exitCode = await main(process.argv.slice(2))
