#!/bin/bash
# Reads many corosync.conf with the real corosync, inside private network, mount, host name and process namespaces.
# usage: corosync.sh DIR
# Standard input lists "NAME" a line; DIR/NAME.conf is read by corosync -t. Writes DIR/NAME.err and DIR/NAME.status, and then
# NAME to standard output. No daemon starts; the log files that a file names are made where nobody sees them.
dir=$(readlink -f "$1")
exec unshare -n -m -u -i -p -f --mount-proc bash -c '
dir=$1
hostname alpha
ip link set lo up
for address in 192.0.2.1/24 198.51.100.1/24 2001:db8::1/64; do ip addr add $address dev lo; done
work=$(mktemp -d)
mount -t tmpfs none $work
mkdir $work/log $work/lib $work/etc
printf "127.0.0.1 localhost\n192.0.2.1 alpha alpha.example.com\n192.0.2.2 beta beta.example.com\n192.0.2.3 gamma gamma.example.com\n" > $work/hosts
: > $work/resolv
mount --bind $work/hosts /etc/hosts
mount --bind $work/resolv /etc/resolv.conf
mkdir -p /var/lib/corosync /var/log/cluster /etc/corosync
mount --bind $work/log /var/log
mkdir -p /var/log/cluster /var/log/corosync
mount --bind $work/lib /var/lib/corosync
mount --bind $work/etc /etc/corosync
head -c 256 /dev/urandom > /etc/corosync/authkey
mount -t tmpfs none /run
cd $work/lib
ulimit -S -c 0
while read -r name; do
  timeout -k 1 10 corosync -t -c $dir/$name.conf < /dev/null > /dev/null 2> $dir/$name.err
  echo $? > $dir/$name.status
  echo "$name"
done
' _ "$dir"
