import type { ClusterModel } from '../cluster/model.js'
import { systemNameOf } from '../cluster/view/names.js'
import type { FileId } from '../text/located.js'

/** A file of the old cluster. */
export interface OldFile {
  readonly host: string
  readonly language: string
  /** Its name in reports. */
  readonly file: FileId
  /** Its path on the host. */
  readonly path: string
  readonly text: string
  /** The release that it is written for. */
  readonly target: string
}

/** What a cluster is converted from. */
export interface Old {
  readonly cluster: ClusterModel
  /** The hosts of this cluster, by their keys in the model. */
  readonly hosts: readonly string[]
  /** All files of these hosts that the conversion reads. */
  readonly files: readonly OldFile[]
}

/** Why a cluster cannot be converted: somebody must decide first. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** Lists the files of a language. */
export function filesOf({ files }: Old, language: string): readonly OldFile[] {
  return files.filter(file => file.language === language)
}

/** Finds the name by which corosync and Pacemaker know a host: what it calls itself, else what files call it. */
export function nodeName(cluster: ClusterModel, written: string): string {
  const host = cluster.hostNamed(written)
  return (host === undefined ? undefined : systemNameOf(cluster, host)?.name) ?? written
}
