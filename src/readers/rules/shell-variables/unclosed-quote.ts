import { defineFault } from '../../../rules/define-rule.js'

/** Every quote of a settings file is closed. */
export const unclosedQuote = defineFault({
  id: 'shell-variables/unclosed-quote',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a quote is not closed in a file of shell settings',
  why: 'The init script that sources the file ends with a syntax error, and the service does not start.',
  do: 'Close the quote.',
  sources: ['POSIX.1-2017, Shell Command Language, 2.2 Quoting', 'dash: "Syntax error: Unterminated quoted string"'],
  since: '0.1.0',
  examples: {
    bad: [{
      path: '/etc/default/o2cb',
      text: 'O2CB_ENABLED=true\nO2CB_BOOTCLUSTER=[|"|]demo\nO2CB_IDLE_TIMEOUT_MS=30000\n',
    }],
    good: [{ path: '/etc/default/o2cb', text: 'O2CB_ENABLED=true\nO2CB_BOOTCLUSTER="demo"\n' }],
  },
})
