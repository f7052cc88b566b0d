import { namesInPrograms } from './secret-name.js'
import { stars } from './sed.js'

/**
 * A program of POSIX awk that takes secrets out of a file by what stands before them, whatever the file is: what
 * `embeddedSecrets` finds in values, comments and scripts, for a host on which cfgcheck does not run. It rather takes too much.
 *
 * `kind` is the language of the file.
 */
export const awkMasks: string = String.raw`function isName(name) { return name !~ /^(${namesInPrograms.harmless.join('|')})$/ }

# What stands behind the name of a secret: NAME=x, NAME: x, NAME "x", "NAME" "x", <NAME>x, --NAME x.
function behindNames(s,    out, low, name, sign, quote, length_) {
	out = ""
	while (match(low = tolower(s), /[a-z0-9_.-]*(${namesInPrograms.anywhere.join('|')})[a-z0-9_.-]*|[a-z0-9_.-]*(${namesInPrograms.atEnd.join('|')})[0-9]*/)) {
		name = substr(low, RSTART, RLENGTH)
		out = out substr(s, 1, RSTART + RLENGTH - 1)
		s = substr(s, RSTART + RLENGTH)
		if (s ~ /^[A-Za-z_]/ || !isName(name)) continue
		# What is glued to the name: passwdX7.
		if (match(name, /^.*(secret|passwd|password)/) && length(name) > RLENGTH && substr(name, RLENGTH + 1) ~ /^[a-z]*[0-9]/) {
			out = substr(out, 1, length(out) - length(name) + RLENGTH) "${stars}"
			continue
		}
		if (kind == "drbd-conf" && name ~ /s[a-z]*c[a-z]*t$/ && s !~ /^["']? *[:=>]/) {
			match(s, /^["']?[ \t]*/)
			sign = substr(s, 1, RLENGTH)
			s = substr(s, RLENGTH + 1)
			match(s, /^[^;}]*/)
			if (RLENGTH > 0) { out = out sign "\"${stars}\""; s = substr(s, RLENGTH + 1) } else out = out sign
			continue
		}
		sign = ""
		# A quote that opens the value: NAME"x".
		if (s !~ /^["']/ || substr(out, length(out) - length(name), 1) ~ /["']/) {
			match(s, /^["']?[ \t]*(:=|=>|[:=>])?[ \t]*/)
			sign = substr(s, 1, RLENGTH)
		}
		quote = substr(s, length(sign) + 1, 1)
		if (quote != "\"" && quote != "'") quote = ""
		if (sign == "" && quote == "") continue
		if (quote == "" && sign ~ /["']/ && sign !~ /[:=>]/) continue
		out = out sign
		s = substr(s, length(sign) + 1)
		if (quote != "") {
			length_ = index(substr(s, 2), quote) - 1
			if (length_ < 0) length_ = length(s) - 1
			if (length_ > 0) { out = out quote "${stars}"; s = substr(s, length_ + 2) }
			# What follows the closing quote without a blank.
			if (substr(s, 1, 1) == quote && match(substr(s, 2), /^[A-Za-z0-9][^ \t"';,<>\/]*["']?/)) { out = out quote; s = substr(s, RLENGTH + 2) }
			continue
		}
		match(s, /^[^]"'<>;,) \t]*/)
		length_ = RLENGTH
		if (length_ > 0 && substr(s, length_ + 1, 1) != "=") { out = out "${stars}"; s = substr(s, length_ + 1) }
	}
	return out s
}

# Keeps what "kept" matches of each place that "all" matches.
function cut(s, all, kept, end,    out, found, before) {
	out = ""
	while (match(s, all)) {
		found = substr(s, RSTART, RLENGTH)
		out = out substr(s, 1, RSTART - 1)
		s = substr(s, RSTART + RLENGTH)
		match(found, kept)
		before = substr(found, 1, RSTART + RLENGTH - 1)
		out = out before "${stars}" end
	}
	return out s
}

function words(from,    i, line) {
	line = $1
	for (i = 2; i < from; i++) line = line " " $i
	return from <= NF ? line " ${stars}" : $0
}

kind == "authkeys" {
	changed = 0
	for (i = 1; i <= NF; i++) if ($i !~ /^(#|auth|auth[0-9]+|[0-9]+|[0-9]*(crc|md5|sha1)|[*]+)$/) { $i = "${stars}"; changed = 1 }
	if (changed) $0 = $0
	print
	next
}
kind == "ha-cf" {
	first = $1 == "#" ? 2 : 1
	if (tolower($first) ~ /^#*s[a-z]*o[a-z]*n[a-z]*_h/) $0 = words(first + 3)
	else if (tolower($first) ~ /^#*s[a-z]*on[a-z]*h/) $0 = words(first + 2)
	else if (tolower($first) ~ /^#*(respawn|failfast)$/) $0 = words(first + 3)
}
{
	line = $0
	if (tolower(line) ~ /name=["'][^"']*(${namesInPrograms.anywhere.join('|')})/) gsub(/value=["'][^"']*["']/, "value=\"${stars}\"", line)
	line = cut(line, "://[^ \t/\"'<>:@]*:[^ \t\"'<>]*@", "^://[^:]*:", "@")
	line = cut(line, "[A-Za-z][A-Za-z0-9_.\\\\-]*%[^ \t\"'%,;<>][^ \t\"'%,;<>]+", "^[^%]*%", "")
	line = cut(line, "[ \t\"']-[pP][ \t]+[\"']?[^] \t\"'<>;|&$-][^] \t\"'<>;|&]*", "^.-[pP][ \t]+[\"']?", "")
	if (line ~ /mysql/) line = cut(line, "[ \t]-p[^ \t\"';|&]+", "^.-p", "")
	line = cut(line, "(^|[ \t])[0-9]+[ \t]+(crc|md5|sha1)[ \t]+[^*].*", "^[ \t]*[0-9]+[ \t]+[a-z0-9]+[ \t]+", "")
	line = cut(line, "-u[ \t]*[\"']?[A-Za-z0-9_.@-]+:[^ \t\"']+", "^-u[ \t]*[\"']?[^:]*:", "")
	if (kind == "drbd-conf" && match(tolower(line), /cram-hmac-alg[ \t]+["']?[^ \t"';]+/) && tolower(substr(line, RSTART, RLENGTH)) !~ /(md5|sha[0-9]+|crc32c?|wp[0-9]+|tgr[0-9]+|rmd[0-9]+|md4|blake2[a-z0-9-]*|digest_null|michael_mic|\*+)$/)
		line = cut(line, "cram-hmac-alg[ \t]+[\"']?[^ \t\"';]+", "^cram-hmac-alg[ \t]+[\"']?", "")
	print behindNames(line)
}
`
