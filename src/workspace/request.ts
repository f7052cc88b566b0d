import type { Severity } from '../diagnostics/diagnostic.js'
import type { FileSystem } from './documents/file-system.js'

/** A file to be checked by itself, with what it includes. */
export interface FileRequest {
  /** Its path in the file system; also the id under which its findings are shown. */
  readonly path: string
  /** A language's id; recognised by the path when absent. */
  readonly language?: string
  /** The text, where it is at hand (standard input, an editor's buffer). */
  readonly text?: string
  /** The folder that stands for `/` of the host; includes do not leave it. Worked out from the path when absent. */
  readonly root?: string
}

/** A host: the folder that stands for its `/`. */
export interface HostRequest {
  readonly name: string
  readonly root: string
  /** The name was given by the user, so that etc/hostname does not replace it. */
  readonly isNamed?: boolean
  /** The folders on the host of which every file was collected; all that are there when absent. */
  readonly collected?: readonly string[]
  /** Files that lie elsewhere and count as the host's own: where they are, by the path on the host. */
  readonly lent?: Readonly<Record<string, string>>
}

/** Hosts that are compared with each other. */
export interface ClusterRequest {
  readonly name?: string
  readonly hosts: readonly HostRequest[]
}

/** Something that was refused on the way here: a part of an archive, a link that leads out, a folder that cannot be listed. */
export interface Refusal {
  readonly path: string
  readonly message: string
  /** `cfgcheck/unsafe-snapshot` when absent. */
  readonly rule?: 'cfgcheck/outside' | 'cfgcheck/unreadable' | 'cfgcheck/ambiguous-cib' | 'cfgcheck/not-looked-for'
  /** That of the rule when absent. */
  readonly severity?: Severity
  /** It leaves a gap. */
  readonly isIncomplete?: boolean
}

/** What is to be checked. */
export interface CheckRequest extends WorkspaceRequest {
  readonly fileSystem: FileSystem
}

/** What is to be checked of the files of a workspace. */
export interface WorkspaceRequest {
  readonly files?: readonly FileRequest[]
  readonly clusters?: readonly ClusterRequest[]
  readonly refused?: readonly Refusal[]
}

/** A part of a request that is checked without regard to the others: a file with what it includes, or a cluster. */
export type RequestPart = { readonly file: FileRequest } | { readonly cluster: ClusterRequest }

/** Lists the parts of a request in order; texts that came with it are for the workspace to open. */
export function partsOf({ files = [], clusters = [] }: WorkspaceRequest): RequestPart[] {
  return [...files.map(({ text: _, ...file }) => ({ file })), ...clusters.map(cluster => ({ cluster }))]
}

/** Counts the steps of a part: files and hosts. */
export function stepsOf(part: RequestPart): number {
  return 'file' in part ? 1 : part.cluster.hosts.length
}
