import { defineReader } from './reader.js'
import { isStorageCommand, scriptCommands } from './script-commands.js'

/**
 * A script that rgmanager runs as part of a service, wherever it lies: what it exports or imports with GNBD, and what it makes primary of DRBD.
 *
 * Source: resource-agents rgmanager/src/resources/script.sh runs `FILE start|stop|status` and looks at the exit status.
 */
export const serviceScript = defineReader({
  id: 'service-script',
  title: 'Script of a service of rgmanager',
  paths: [],
  *scan(input) {
    if (!input.text.startsWith('#!') || !/gnbd_|drbdadm/.test(input.text)) return
    const name = input.path.slice(input.path.lastIndexOf('/') + 1)
    for (const command of scriptCommands(input, name)) if (isStorageCommand(command)) yield command
  },
})
