#!/bin/bash
# Reads many ha.cf with the real heartbeat, inside private network, mount, host name and process namespaces.
# usage: heartbeat.sh DIR
# Standard input lists "NAME HOST" a line; DIR/NAME.ha.cf is read, with DIR/NAME.authkeys and DIR/NAME.haresources where they are;
# DIR/interfaces lists interfaces, DIR/hosts adds names.
# Writes DIR/NAME.out, DIR/NAME.err and DIR/NAME.status, and then NAME to standard output. The daemon never starts: the pid file names a live process of the same
# program, which waits for ever to open a FIFO.
dir=$(readlink -f "$1")
exec unshare -n -m -u -p -f --mount-proc bash -c '
dir=$1
program=/usr/libexec/heartbeat/heartbeat
hostname alpha
ip link set lo up
number=0
for interface in $(cat $dir/interfaces); do
  number=$((number + 1))
  ip tuntap add dev $interface mode tap && ip link set $interface up &&
    ip addr add 10.99.$number.1/24 brd + dev $interface
done
work=$(mktemp -d)
mount -t tmpfs none $work
mkdir $work/ha.d $work/lib $work/lib64 $work/libexec $work/cwd
cd $work/cwd # A file may name its log by a relative path.
cp -a /etc/ha.d/. $work/ha.d/
mount -t tmpfs none /run
mkdir -p /run/heartbeat/rsctmp
mount -t tmpfs none /var/lib/heartbeat
mkdir -p /var/lib/heartbeat/cores/root
mount --bind $work/ha.d /etc/ha.d
fake() {
  for name in ccm cib crmd lrmd stonithd attrd pengine ipfail dopd mgmtd pingd ifcheckd apphbd hbagent; do
    [ -e $1/$name ] || { printf "#!/bin/sh\nexit 0\n" > $1/$name; chmod +x $1/$name; }
  done
}
cp -a /usr/lib/heartbeat/. $work/lib/; fake $work/lib; mount --bind $work/lib /usr/lib/heartbeat
cp -a /usr/libexec/heartbeat/. $work/libexec/; fake $work/libexec; mount --bind $work/libexec /usr/libexec/heartbeat
cp -a /usr/lib64/. $work/lib64/; mkdir -p $work/lib64/heartbeat; fake $work/lib64/heartbeat
mount --bind $work/lib64 /usr/lib64
{ cat /etc/hosts; [ -e $dir/hosts ] && cat $dir/hosts; } > $work/hosts
mount --bind $work/hosts /etc/hosts
printf "auth 1\n1 sha1 not-a-secret\n" > $work/authkeys
: > $work/haresources
chmod 600 $work/authkeys
rm -f /etc/ha.d/ha.cf
mkfifo /etc/ha.d/ha.cf
$program < /dev/null > /dev/null 2>&1 &
decoy=$!
for try in 1 2 3 4 5 6 7 8 9 10; do
  [ "$(readlink /proc/$decoy/exe)" = "$(readlink -f $program)" ] && break
  sleep .1
done
sleep .3
printf "%10d\n" $decoy > /run/heartbeat.pid
rm /etc/ha.d/ha.cf
ulimit -S -c 0
last=
declare -A linked
while read -r name host; do
  if [ "$host" != "$last" ]; then
    hostname "$host"
    rm -f /etc/ha.d/nodeinfo
    [ "$(uname -n)" = "$host" ] || printf "%s\n" "$host" > /etc/ha.d/nodeinfo
    last=$host
  fi
  for cache in /var/lib/heartbeat/hostcache /var/lib/heartbeat/delhostcache; do [ -e $cache ] && rm $cache; done
  # Links cost little, and those that stay nothing: each question has its files where it wrote them.
  for file in ha.cf authkeys haresources; do
    if [ -e $dir/$name.$file ]; then target=$dir/$name.$file; else target=$work/$file; fi
    [ "${linked[$file]}" = "$target" ] || ln -sf $target /etc/ha.d/$file
    linked[$file]=$target
  done
  timeout -k 1 10 $program -v < /dev/null > $dir/$name.out 2> $dir/$name.err
  echo $? > $dir/$name.status
  echo "$name"
done
kill -9 $decoy
' _ "$dir"
