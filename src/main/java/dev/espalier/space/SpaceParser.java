package dev.espalier.space;

import dev.espalier.study.InputLimits;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;

/** Walks a tree once, gathering its parameters and its template, and notes everything that is wrong. */
final class SpaceParser {
    private final Problems problems;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    SpaceParser(Problems problems) {
        this.problems = problems;
    }

    /** What the parsed tree consists of. */
    record Parsed(Template template, List<Parameter> parameters) {}

    Parsed parse(Json.Object tree) {
        if (Forms.of(tree).isPresent()) {
            problems.add(
                    Place.ROOT.problemPath(),
                    "cannot be an open choice as a whole; put the choice on one of its members.");
            return new Parsed(new Template.Fixed(tree), List.of());
        }
        Template template = template(tree, Place.ROOT);
        if (parameters.size() > InputLimits.PARAMETERS) {
            problems.add(
                    Place.ROOT.problemPath(),
                    "has " + parameters.size() + " open choices; at most " + InputLimits.PARAMETERS + " are searched.");
        }
        return new Parsed(template, parameters);
    }

    private Template template(Json value, Place place) {
        if (place.depth() > InputLimits.LEVELS) {
            problems.add(Place.ROOT.problemPath(), "is nested more than " + InputLimits.LEVELS + " levels deep.");
            return new Template.Fixed(value);
        }
        return switch (value) {
            case Json.Object object ->
                Forms.of(object).map(form -> open(form, place)).orElseGet(() -> members(object, place));
            case Json.Array array -> items(array, place);
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> new Template.Fixed(value);
        };
    }

    private Template members(Json.Object object, Place place) {
        if (Forms.isBroken(object)) {
            Forms.reportBroken(object, place.problemPath(), problems);
            return new Template.Fixed(object);
        }
        SequencedMap<String, Template> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            int before = parameters.size();
            members.put(name, template(member, place.member(name)));
            if (name.isBlank() && parameters.size() > before) {
                problems.add(
                        place.member(name).problemPath(),
                        "is left open under an empty name, which no configuration or constraint could show; name it.");
            }
        });
        return members.values().stream().allMatch(Template.Fixed.class::isInstance)
                ? new Template.Fixed(object)
                : new Template.Members(members);
    }

    private Template items(Json.Array array, Place place) {
        List<Template> items = new ArrayList<>();
        for (Json item : array.items()) {
            items.add(template(item, place.member(Integer.toString(items.size()))));
        }
        return items.stream().allMatch(Template.Fixed.class::isInstance)
                ? new Template.Fixed(array)
                : new Template.Items(items);
    }

    private Template open(Forms.Form form, Place place) {
        return switch (form.name()) {
            case Forms.CHOICE -> choice(form.body(), place);
            case Forms.ORDINAL -> ordinal(form.body(), place);
            default -> number(form, place);
        };
    }

    private Template number(Forms.Form form, Place place) {
        Problems own = problems.ofPart();
        NumberForms forms = new NumberForms(own);
        Optional<Parameter> number = form.name().equals(Forms.INT)
                ? forms.whole(form.body(), place, parameters.size())
                : forms.real(form.body(), place, parameters.size());
        problems.addAll(own);
        // A stand-in keeps the path known, so that a constraint which speaks of it is not blamed as well.
        add(number.orElseGet(() -> standIn(place)), place);
        return new Template.Open(place.path());
    }

    private Parameter standIn(Place place) {
        return new Parameter.Real(
                place.path(), parameters.size(), place.condition(), 0, 1, Scale.LINEAR, OptionalDouble.empty());
    }

    private Template ordinal(Json body, Place place) {
        List<Json> values = OrdinalForm.values(body, place, problems);
        add(new Parameter.Ordinal(place.path(), parameters.size(), place.condition(), values), place);
        return new Template.Open(place.path());
    }

    private Template choice(Json body, Place place) {
        List<ChoiceForm.Option> options = ChoiceForm.options(body, place, problems);
        int index = parameters.size();
        List<String> labels = options.stream().map(ChoiceForm.Option::label).toList();
        List<Json> values = options.stream().map(ChoiceForm.Option::shown).toList();
        List<Json> inFull = options.stream().map(ChoiceForm.Option::inFull).toList();
        add(new Parameter.Choice(place.path(), index, place.condition(), labels, values, inFull), place);
        List<Template> branches = new ArrayList<>();
        for (ChoiceForm.Option option : options) {
            Condition taken = new Condition(index, branches.size());
            branches.add(template(option.value(), place.branch(option.key(), option.label(), taken)));
        }
        return new Template.Branches(index, branches);
    }

    private void add(Parameter parameter, Place place) {
        parameters.add(parameter);
        if (!paths.add(parameter.path())) {
            problems.add(
                    place.problemPath(),
                    "has the same parameter path as another open choice, " + Words.quoted(parameter.path())
                            + "; rename one of them.");
        }
    }
}
