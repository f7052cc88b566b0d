// Starts programs for a test that would be slow to start them itself, see programs.ts: a request comes in, what came of it goes out.
const { spawnSync } = require('node:child_process')
const { openSync, readSync, writeSync } = require('node:fs')
const { deserialize, serialize } = require('node:v8')

const [asked, answers] = [openSync(process.argv[2], 'r'), openSync(process.argv[3], 'w')]

function read(length) {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length;) {
    const count = readSync(asked, bytes, at, length - at, null)
    if (count === 0) process.exit() // Who asks is gone.
    at += count
  }
  return bytes
}

function write(bytes) {
  for (let at = 0; at < bytes.length;) at += writeSync(answers, bytes, at)
}

for (;;) {
  const { program, args, mask, options } = deserialize(read(read(4).readUInt32LE()))
  process.umask(mask)
  const { status, signal, output, pid, error } = spawnSync(program, args, options)
  const answer = serialize({ status, signal, output, pid, error: error && { message: error.message, code: error.code } })
  const length = Buffer.alloc(4)
  length.writeUInt32LE(answer.length)
  write(length)
  write(answer)
}
