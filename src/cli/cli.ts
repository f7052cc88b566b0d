import { runCommand } from './run-command.js'
import { listenForSignals } from './signals.js'

listenForSignals()
void runCommand(process.argv.slice(2)).then(code => {
  process.exitCode = code
})
