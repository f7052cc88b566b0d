import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** A shell cannot freeze. */
export const conflictingRunner = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/conflicting-runner',
  severity: 'error',
  origin: 'practice',
  summary: 'services are to be frozen that a shell runs',
  why: 'Only units of systemd can be frozen: with the runner shell the daemon leaves the promoter out.',
  do: 'Write runner = "systemd", or on-quorum-loss = "shutdown".',
  sources: ['drbd-reactor.promoter(5), on-quorum-loss'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a"]\nrunner = "shell"\non-quorum-loss = [|"freeze"|]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\non-quorum-loss = "freeze"\n'],
  },

  *check({ configuration }) {
    for (const { runner, member } of configuration.promoted) {
      const loss = member('on-quorum-loss')?.entry
      if (runner === 'shell' && loss?.kind === 'value' && loss.value.kind === 'string' && loss.value.text === 'freeze') {
        yield { at: { file: loss.file, span: loss.value.span }, message: 'A shell cannot freeze services' }
      }
    }
  },
})
