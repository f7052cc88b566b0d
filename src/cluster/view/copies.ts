import type { ClusterModel } from '../model.js'
import { fileOn, filesOf } from './groups.js'
import type { Copy } from './settings.js'

/** Gives a host's copy of the file of a language, as its settings, which are listed for who looks at them. Nothing where it has no such file, or nothing stands in it. */
export function copyOn(cluster: ClusterModel, host: string, language: string): Copy | undefined {
  const isBlank = cluster.index.sayingOf?.(host, language) === undefined && cluster.settingsOn(host, language).length === 0
  return isBlank ? undefined : anyCopyOn(cluster, host, language)
}

/** The same where nothing stands in the file, too. */
export function anyCopyOn(cluster: ClusterModel, host: string, language: string): Copy | undefined {
  const file = fileOn(cluster, host, language)?.origin ?? cluster.settingsOn(host, language)[0]?.origin
  if (file === undefined) return undefined
  const saying = cluster.index.sayingOf?.(host, language)
  let settings: Copy['settings'] | undefined
  return {
    host,
    file,
    files: filesOf(cluster, host, language),
    ...(saying === undefined ? {} : { saying }),
    get settings() {
      return (settings ??= cluster.settingsOn(host, language))
    },
  }
}
