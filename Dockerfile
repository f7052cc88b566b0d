# The single executable alone, made by "npm run build:binary" before:
#
#     docker build -t cfgcheck . && docker run --rm --network none -v /etc:/host/etc:ro cfgcheck /host
FROM gcr.io/distroless/base-debian12:nonroot
COPY dist/binary/cfgcheck-linux-x64 /usr/bin/cfgcheck
COPY LICENSE THIRD-PARTY-LICENSES /usr/share/doc/cfgcheck/
ENTRYPOINT ["/usr/bin/cfgcheck"]
