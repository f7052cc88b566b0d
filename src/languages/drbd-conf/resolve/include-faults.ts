import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { IncludeProblem, IncludeRequest } from '../../language.js'
import type { Span } from '../../../text/span.js'
import type { Dialect } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

/** An include, and where the whole statement stands. */
export interface WrittenInclude extends IncludeRequest {
  readonly extent?: Span
}

/**
 * Says what drbdadm makes of a name that it cannot open or read.
 *
 * Source: drbd-utils user/v83, user/v84, user/v9 drbdadm_parser.c, include_stmt(), template_file(): glob(3), then fopen(3), which
 * opens folders as well; was_file_already_seen() from 8.4 on.
 */
export function includeFault(request: WrittenInclude, { kind, path }: IncludeProblem, dialect: Dialect): Fault {
  const what = request.kind === 'template' ? 'template' : 'file'
  const unreadable = { rule: 'drbd-conf/unreadable-include', at: request }
  if (request.value === '') return { ...unreadable, message: `This ${request.kind} names no file` }
  switch (kind) {
    case 'missing':
      return { rule: 'cfgcheck/missing-include', at: request, message: `"${path}" does not exist`, followsFrom: causesOfMissing(request, path) }
    case 'folder':
      return { ...unreadable, message: `"${path}" is a folder, of which drbdadm tries to read the text` }
    case 'loop':
      return { ...unreadable, message: `"${path}" is a link that leads to itself` }
    case 'dangling':
      // drbdadm 9 takes it for a file that has vanished meanwhile.
      return { ...unreadable, message: `"${path}" is a link that leads nowhere`, ...(dialect === '9' ? ignored : {}) }
    default: {
      const isEndless = request.kind === 'template' || !isDialectFrom(dialect, '8.4')
      const reason = isEndless ? `, and drbdadm reads this ${what} again and again until it fails` : ''
      return {
        rule: 'cfgcheck/include-cycle',
        at: request,
        message: `"${path}" includes itself through here${reason}`,
        ...(isEndless ? { severity: 'error' as const, origin: 'daemon' as const } : {}),
      }
    }
  }
}

/** Where the sign behind the name stands in its quotes, or another word beside it, that is the fault. */
function causesOfMissing({ extent, ...request }: WrittenInclude, path: string): NonNullable<Fault['followsFrom']> {
  const ofWords = extent === undefined ? [] : [{ rule: 'drbd-conf/unexpected-word', at: { file: request.file, span: extent } }]
  return path.endsWith(';') ? [...ofWords, { rule: 'drbd-conf/missing-semicolon', at: request }] : ofWords
}

const ignored = { severity: 'warning', origin: 'practice' } as const
