import { collectScript } from '../../node/collect-script.js'
import { exitClean } from '../exit-codes.js'
import { writeResult } from '../output.js'

/** Prints the script that collects what is known of a host. It is to be read before it is run. */
export async function collect(options: { readonly maskSecrets?: boolean }): Promise<number> {
  await writeResult(await collectScript({ maskSecrets: options.maskSecrets === true }))
  return exitClean
}
