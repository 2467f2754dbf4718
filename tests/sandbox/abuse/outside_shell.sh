# Files outside, by the tools that everybody has.
attempt 'read' cat 'OUTSIDE/secret'
attempt 'copy' cp 'OUTSIDE/secret' taken
attempt 'pack' tar -cf packed.tar -C 'OUTSIDE' secret
attempt 'search' grep -r secret 'OUTSIDE'
attempt 'append' sh -c 'echo more >> OUTSIDE/victim-file'
attempt 'touch' touch 'OUTSIDE/new-file'
