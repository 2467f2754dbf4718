; What a teacher would point at in Python. The captures are the names of `syntax::habits::Habit`.

(except_clause . "except" . ":") @bare_except

(comparison_operator operators: ["==" "!="] . [(true) (false)]) @compares_truth
(comparison_operator operators: ["==" "!="] . (none)) @compares_none

(if_statement
  condition: (_)
  consequence: (block . (return_statement . "return" . [(true) (false)] .) .)
  .
  alternative: (else_clause body: (block . (return_statement . "return" . [(true) (false)] .) .))
  .) @returns_condition

(call function: (identifier) @name (#eq? @name "print")) @prints

(for_statement
  left: (identifier) @index
  right: (call
    function: (identifier) @range
    arguments: (argument_list . (call
      function: (identifier) @length
      arguments: (argument_list . (identifier) @items .)) .))
  (#eq? @range "range")
  (#eq? @length "len")) @counts_items
