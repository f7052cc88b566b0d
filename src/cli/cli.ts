#!/usr/bin/env node
import { runCommand } from './run-command.js'
import { hearSignals } from './signals.js'

hearSignals()
process.exitCode = await runCommand(process.argv.slice(2))
