import { addTo } from '../text/multimap.js'
import type { AskOptions } from '../workspace/clusters/unit.js'
import type { CheckReport } from '../workspace/report.js'
import type { Homes } from './homes.js'

/** The reports on files, each from the home that it belongs to. */
export interface HomeReports {
  /** The reports on some files; with `isWhole`, and on all that lies in the folders of the client. */
  on(paths: readonly string[], options?: AskOptions & { readonly isWhole?: boolean }): Promise<readonly CheckReport[]>
  /** Has all files of all folders checked from now on: what other files say of one counts then. */
  askForAll(): void
  /** The last report on a file, also one that is out of date. */
  lastOn(path: string): Promise<CheckReport | undefined>
}

/** `refresh` sees to it that files on disk are not remembered for too long. */
export function createHomeReports(homes: Homes, { refresh, pause }: { refresh(): Promise<void>; readonly pause: NonNullable<AskOptions['pause']> }): HomeReports {
  let knowsAll = false
  /** By home what was found when it was last asked. */
  const last = new Map<string, readonly CheckReport[]>()

  return {
    async on(paths, { isWhole = knowsAll, ...ask } = {}) {
      await refresh()
      const byHome = new Map<string, string[]>(isWhole ? homes.folders().map(folder => [folder, []]) : [])
      for (const path of paths) {
        const { folder } = await homes.of(path)
        addTo(byHome, folder, path)
      }
      const all: CheckReport[] = []
      for (const [folder, own] of byHome) {
        const { workspace } = await homes.at(folder)
        const isWanted = isWhole && homes.folders().includes(folder)
        const found = isWanted ? await workspace.reportsBelow(folder, own, { ...ask, pause }) : await workspace.reportsOn(own, { ...ask, pause })
        last.set(folder, found)
        all.push(...found)
      }
      return all
    },
    askForAll() {
      knowsAll = true
    },
    async lastOn(path) {
      const { folder } = await homes.of(path)
      return last.get(folder)?.find(({ sources }) => sources.has(path))
    },
  }
}
