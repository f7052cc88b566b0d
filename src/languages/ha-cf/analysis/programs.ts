import type { HaCf, Respawn } from '../schema.js'

/** Names the program of a respawn line, without its folder. */
export function programOf({ command }: Respawn): string {
  return command.value.slice(command.value.lastIndexOf('/') + 1)
}

/** Finds the line that starts ipfail. */
export function ipfailOf(model: HaCf): Respawn | undefined {
  return model.respawns.find(respawn => programOf(respawn) === 'ipfail')
}
