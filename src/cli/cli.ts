import { runCommand } from './run-command.js'
import { hearSignals } from './signals.js'

hearSignals()
void runCommand(process.argv.slice(2)).then(code => {
  process.exitCode = code
})
