; Where Python gives a name to something, and which identifiers are no names of values at all.

(assignment left: (identifier) @assigned right: (_))
(augmented_assignment left: (identifier) @changed)
(assignment left: (attribute object: (identifier) attribute: (identifier) @attribute))

(pattern_list (identifier) @unpacked)
(tuple_pattern (identifier) @unpacked)
(list_pattern (identifier) @unpacked)
(list_splat_pattern (identifier) @unpacked)
(named_expression name: (identifier) @other)
(as_pattern alias: (as_pattern_target (identifier) @handle))
(case_pattern (dotted_name . (identifier) @other .))
(splat_pattern (identifier) @other)

(for_statement left: (identifier) @counter)
(for_statement left: (_ (identifier) @counter))
(for_statement left: (_ (_ (identifier) @counter)))
(for_in_clause left: (identifier) @counter)
(for_in_clause left: (_ (identifier) @counter))
(for_in_clause left: (_ (_ (identifier) @counter)))

(parameters (identifier) @parameter)
(parameters (default_parameter name: (identifier) @parameter))
(parameters (typed_parameter . (identifier) @parameter))
(parameters (typed_default_parameter name: (identifier) @parameter))
(parameters (list_splat_pattern (identifier) @parameter))
(parameters (dictionary_splat_pattern (identifier) @parameter))
(lambda_parameters (_ (identifier) @counter))
(lambda_parameters (identifier) @counter)
(lambda_parameters (default_parameter name: (identifier) @counter))

(function_definition name: (identifier) @function)
(class_definition name: (identifier) @class)

(import_statement name: (dotted_name . (identifier) @imported))
(import_statement name: (dotted_name (identifier) (identifier) @label))
(import_from_statement name: (dotted_name (identifier) @imported))
(import_from_statement module_name: (_) @labels)
(future_import_statement name: (dotted_name (identifier) @label))
(aliased_import name: (dotted_name (identifier) @label))
(aliased_import alias: (identifier) @imported)

(global_statement (identifier) @declared)
(nonlocal_statement (identifier) @declared)

(attribute attribute: (identifier) @label)
(keyword_argument name: (identifier) @label)
(keyword_pattern . (identifier) @label)
