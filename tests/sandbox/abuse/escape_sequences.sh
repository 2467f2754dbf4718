# A title, a clipboard, a question that the terminal answers by typing.
printf '\033]0;owned\007\033]52;c;b3duZWQ=\007\033[c\033[6n\033]50;?\007done\n'
